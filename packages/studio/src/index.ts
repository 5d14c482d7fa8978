/** The public surface of @contenthq/studio: the class and its types. Importing it registers nothing and is safe on a server. */
export { ContentHQStudio } from './contenthq-studio.ts'
export type { StudioEvent, StudioEventDetails, StudioEventName, StudioView } from './events.ts'
