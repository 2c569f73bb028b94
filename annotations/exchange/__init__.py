"""Taking annotations and codings away, and bringing them in: values to bytes and back, and the verbs on them."""
