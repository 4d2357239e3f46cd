"""Posting rules of a company's books, found in its own documents and proved on others before anything is written."""
