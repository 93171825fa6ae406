// A service worker that does nothing: there has to be one to erase.
