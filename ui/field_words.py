"""Fields of records, as people call them."""

from __future__ import annotations

from ui.text import translate


def field_name(name: str) -> str:
    """A field, by its name in the platform's records; one that is not known here by that name in plain letters."""
    plain = name.replace("_", " ")
    return known_fields().get(name) or plain[:1].upper() + plain[1:]


def known_fields() -> dict[str, str]:
    """Every field that has words of its own, by its name in the platform's records."""
    return _parties() | _documents() | _lines() | _products() | _reference()


def field_title(path: str) -> str:
    """A field within its group: `billing_address.city` is Billing address › City."""
    return " › ".join(_part(path.split(".")[: place + 1]) for place in range(path.count(".") + 1))


def _part(path: list[str]) -> str:
    within = "address" if path[-2:-1] and "address" in path[-2] else ""
    return _of_address().get(path[-1]) or field_name(path[-1]) if within else field_name(path[-1])


def _of_address() -> dict[str, str]:
    # The same words mean something else there.
    return {
        "state": translate("field", "State", "of an address"),
        "lines": translate("field", "Lines", "of an address"),
    }


def _parties() -> dict[str, str]:
    return {
        "name": translate("field", "Name"),
        "name2": translate("field", "Second name"),
        "code": translate("field", "Code"),
        "registration_no": translate("field", "Registration number"),
        "registration_no_new": translate("field", "New registration number"),
        "tin": translate("field", "Tax number (TIN)"),
        "id_type": translate("field", "Kind of identity document"),
        "id_no": translate("field", "Number of identity document"),
        "gst_no": translate("field", "GST number"),
        "sst_no": translate("field", "SST number"),
        "service_tax_no": translate("field", "Service tax number"),
        "tourism_tax_no": translate("field", "Tourism tax number"),
        "tax_exemption_no": translate("field", "Tax exemption number"),
        "msic": translate("field", "MSIC code"),
        "business_nature": translate("field", "Nature of business"),
        "category": translate("field", "Category"),
        "phone": translate("field", "Phone"),
        "phone2": translate("field", "Second phone"),
        "mobile": translate("field", "Mobile"),
        "fax": translate("field", "Fax"),
        "email": translate("field", "E-mail"),
        "attention": translate("field", "Attention"),
        "address": translate("field", "Address"),
        "addresses": translate("field", "Addresses"),
        "postcode": translate("field", "Postcode"),
        "city": translate("field", "City"),
        "country": translate("field", "Country"),
        "credit_limit": translate("field", "Credit limit"),
        "credit_term": translate("field", "Credit term"),
        "price_tag": translate("field", "Price level"),
        "area": translate("field", "Area"),
        "control_account": translate("field", "Control account"),
        "created_on": translate("field", "Created on"),
        "traffic_channel_id": translate("field", "Traffic channel"),
    }


def _documents() -> dict[str, str]:
    return {
        "number": translate("field", "Number"),
        "alternative_number": translate("field", "Second number"),
        "date": translate("field", "Date"),
        "posting_date": translate("field", "Posting date"),
        "tax_date": translate("field", "Tax date"),
        "due_date": translate("field", "Due date"),
        "customer": translate("field", "Customer"),
        "customer_name": translate("field", "Customer's name"),
        "supplier": translate("field", "Supplier"),
        "billing_address": translate("field", "Billing address"),
        "delivery_address": translate("field", "Delivery address"),
        "delivery_addresses": translate("field", "Delivery addresses"),
        "term": translate("field", "Credit term"),
        "terms": translate("field", "Credit term"),
        "agent": translate("field", "Sales agent"),
        "sales_agent": translate("field", "Sales agent"),
        "project": translate("field", "Project"),
        "reference": translate("field", "Reference"),
        "references": translate("field", "References"),
        "lines": translate("field", "Lines"),
        "total": translate("field", "Total"),
        "local_total": translate("field", "Local total"),
        "paid": translate("field", "Paid"),
        "outstanding": translate("field", "Outstanding"),
        "cancelled": translate("field", "Cancelled"),
        "e_invoice": translate("field", "E-invoice"),
        "submission_type": translate("field", "Kind of submission"),
        "submitted_at": translate("field", "Submitted"),
        "uuid": translate("field", "Number given by LHDN (UUID)"),
        "long_id": translate("field", "Long number given by LHDN"),
        "origin": translate("field", "Origin"),
        "note": translate("field", "Note"),
        "user_fields": translate("field", "User-defined fields"),
    }


def _lines() -> dict[str, str]:
    return {
        "item": translate("field", "Product"),
        "quantity": translate("field", "Quantity"),
        "unit": translate("field", "Unit"),
        "unit_rate": translate("field", "Rate of the unit"),
        "unit_price": translate("field", "Unit price"),
        "discount": translate("field", "Discount"),
        "tax_rate": translate("field", "Tax rate"),
        "tax_inclusive": translate("field", "Price includes tax"),
        "tax_amount": translate("field", "Tax"),
        "local_tax_amount": translate("field", "Local tax"),
        "amount": translate("field", "Amount"),
        "local_amount": translate("field", "Local amount"),
        "account": translate("field", "Account"),
        "location": translate("field", "Location"),
        "tax_exemption_reason": translate("field", "Reason of tax exemption"),
        "delivery_date": translate("field", "Delivery date"),
        "key": translate("field", "Number in the books"),
        "method": translate("field", "Payment method"),
        "payment_method": translate("field", "Payment method"),
        "payment_reference": translate("field", "Payment reference"),
        "journal": translate("field", "Journal"),
        "unapplied": translate("field", "Not applied"),
        "bank_charge": translate("field", "Bank charge"),
        "bounced_on": translate("field", "Bounced on"),
        "non_refundable": translate("field", "Not refundable"),
        "allocations": translate("field", "What it pays"),
        "document": translate("field", "Document"),
        "document_type": translate("field", "Kind of document"),
        "gain_loss": translate("field", "Exchange gain or loss"),
    }


def _products() -> dict[str, str]:
    return {
        "description": translate("field", "Description"),
        "description2": translate("field", "Second description"),
        "long_description": translate("field", "Long description"),
        "group": translate("field", "Group"),
        "base_unit": translate("field", "Base unit"),
        "sales_unit": translate("field", "Sales unit"),
        "purchase_unit": translate("field", "Purchase unit"),
        "units": translate("field", "Units"),
        "barcodes": translate("field", "Barcodes"),
        "sales_tax_code": translate("field", "Sales tax code"),
        "purchase_tax_code": translate("field", "Purchase tax code"),
        "tariff": translate("field", "Tariff"),
        "classification": translate("field", "Classification"),
        "stock_control": translate("field", "Stock control"),
        "serial_numbers": translate("field", "Serial numbers"),
        "min_quantity": translate("field", "Least quantity"),
        "max_quantity": translate("field", "Greatest quantity"),
        "reorder_level": translate("field", "Reorder level"),
        "reorder_quantity": translate("field", "Reorder quantity"),
        "shelf": translate("field", "Shelf"),
        "item_type": translate("field", "Kind of product"),
        "base": translate("field", "Is the base unit"),
        "price": translate("field", "Price"),
        "cost": translate("field", "Cost"),
        "min_price": translate("field", "Lowest price"),
        "max_price": translate("field", "Highest price"),
        "min_cost": translate("field", "Lowest cost"),
        "max_cost": translate("field", "Highest cost"),
        "remark": translate("field", "Remark"),
        "remark2": translate("field", "Second remark"),
    }


def _reference() -> dict[str, str]:
    return {
        "active": translate("field", "Active"),
        "state": translate("field", "State"),
        "rate": translate("field", "Rate"),
        "tax_code": translate("field", "Tax code"),
        "currency": translate("field", "Currency"),
        "currency_rate": translate("field", "Exchange rate"),
        "iso_code": translate("field", "ISO code"),
        "symbol": translate("field", "Symbol"),
        "buying_rate": translate("field", "Buying rate"),
        "selling_rate": translate("field", "Selling rate"),
        "home": translate("field", "Home currency"),
        "parent": translate("field", "Parent account"),
        "account_type": translate("field", "Kind of account"),
        "special_type": translate("field", "Special account"),
        "value": translate("field", "Value"),
    }
