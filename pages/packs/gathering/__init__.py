"""What fills the documents that go out: it reads the version and the notes, as the audience may see them."""
