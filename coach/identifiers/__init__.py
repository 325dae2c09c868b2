"""What traders write by number or by term: identifiers, amounts, terms, ports; found and verified.

Each module finds one family in a text and knows what makes one of its kind right or wrong. Nothing
here imports a library of check digits before a text holds something that may carry one.
"""
