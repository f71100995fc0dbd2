export { desk } from './desk.ts'
export { fieldErrors, fieldMessage, problems } from './errors.ts'
export { form } from './form.ts'
export { site } from './site.ts'
