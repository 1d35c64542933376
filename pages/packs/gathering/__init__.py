"""What fills the documents that go out: it reads the version and the notes, and writes nothing."""
