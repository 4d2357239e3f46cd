"""`python -m cloud_api`."""

from cloud_api.cli import main

main()
