/** Programs in WebAssembly stand in the script as bytes: see `build/program.ts`. */
declare module '*.wasm' {
  const program: Uint8Array<ArrayBuffer>;
  export default program;
}
