/** A page under a strict content security policy: says what it allows. */
import { pageFacts } from './page-facts.ts'

parent.postMessage(await pageFacts(), '*')
