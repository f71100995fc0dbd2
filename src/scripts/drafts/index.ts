/** On the pages around the form: keep what is written, and go on with what has not got through (F9). */
import { bringScans } from '../scans/on-demand.ts'
import { keepDraft } from './keeper.ts'
import { tidyOutbox } from './outbox.ts'

const form = document.querySelector<HTMLFormElement>('form[data-draft]')
const notice = document.querySelector<HTMLElement>('[data-draft-notice]')
const outbox = document.querySelector<HTMLElement>('[data-outbox]')
const scans = document.querySelector<HTMLElement>('scan-upload')
// ahead of the draft, which may bring scans back
if (scans) bringScans(scans)
if (form && notice) keepDraft(form, notice)
if (outbox) void tidyOutbox(outbox)
