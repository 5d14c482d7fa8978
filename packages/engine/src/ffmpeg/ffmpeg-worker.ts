/** The worker that @ffmpeg/ffmpeg talks to, as an entry of our own: bundlers find it, whatever they do to packages. */
import '@ffmpeg/ffmpeg/worker'
