"""Rules of the house as programs: each looks at a source tree, each was seen failing on a planted breach."""
