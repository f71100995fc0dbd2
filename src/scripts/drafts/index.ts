/** Everything the pages around the form do by script: keep what is written, send what is to be sent. */
import { keepDraft } from './keeper.ts'
import { startOutbox } from './outbox.ts'

const form = document.querySelector<HTMLFormElement>('form[data-draft]')
const notice = document.querySelector<HTMLElement>('[data-draft-notice]')
const outbox = document.querySelector<HTMLElement>('[data-outbox]')
if (form && notice) keepDraft(form, notice)
if (outbox) void startOutbox(outbox)
