// Stands in for Starlight's sidebar script, which writes the scroll position to sessionStorage while someone merely reads.
export {};
