"""Tests of BukuBridge."""
