/** What the bundler makes of a worker's file name with this suffix: its address. */
declare module '*?worker&url' {
  const url: string
  // biome-ignore lint/style/noDefaultExport: the bundler gives it as the default
  export default url
}
