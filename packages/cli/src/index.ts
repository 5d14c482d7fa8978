/** The command has no library entry; its door is main.ts. */
export {}
