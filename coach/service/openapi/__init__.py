"""The API described: an OpenAPI 3.1 document made from the models, and a page to read it.

`operation` has the words of a description, `parts/` one module for each part of the API with the
models of its answers, `document` puts them together, `routes` serves them. Nothing of this is
loaded before somebody asks for the document.
"""
