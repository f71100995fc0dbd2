/** On the pages around the form: keep what is written, and go on with what has not got through (F9). */
import { keepDraft } from './keeper.ts'
import { tidyOutbox } from './outbox.ts'
import '../scans/element.ts'

const form = document.querySelector<HTMLFormElement>('form[data-draft]')
const notice = document.querySelector<HTMLElement>('[data-draft-notice]')
const outbox = document.querySelector<HTMLElement>('[data-outbox]')
if (form && notice) keepDraft(form, notice)
if (outbox) void tidyOutbox(outbox)
