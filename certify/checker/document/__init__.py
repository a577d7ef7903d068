"""From the bytes of a certificate to typed claims, and what its accepted claims may not say together."""
