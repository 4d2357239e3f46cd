"""A sample SQL Accounting company, and the vendor's program at work on it.

Written from public descriptions of the vendor's database alone; it shares no code with the product, so that the product
can be checked against it. What the vendor's program posts is partly inferred from those descriptions: the sample is
consistent in itself, it is no proof of the vendor's rules.

* `variant` - which shape of the database and how many rows; `cache.make_company` - a ready copy on a server
* `vendor.VendorProgram` and `vendor_walk.VendorWalk` - edits while somebody watches
* `oracle.expected` and `oracle.untied` - what an observer should see, and whether the totals tie
* ``python -m tests.sample`` - a company file from the command line
"""
