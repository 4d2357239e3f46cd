"""Facebook: lead ads and figures of pages."""
