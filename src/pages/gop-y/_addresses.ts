/** Addresses of the form under /gop-y, by kind of contributor. */
import { formAddresses } from '../../domain/form-address.ts'

export const addresses = {
  individual: formAddresses.individual.replace('/gop-y/', ''),
  collective: formAddresses.collective.replace('/gop-y/', ''),
}
