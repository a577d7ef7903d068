"""The atlas: tables that are read without running anything, each number with the certificate it comes from."""
