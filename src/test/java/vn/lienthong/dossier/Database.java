package vn.lienthong.dossier;

import java.nio.file.Path;
import vn.lienthong.testing.TestDatabase;

/** The two databases every storage test runs on, each time a fresh one. */
enum Database {
    H2,
    POSTGRESQL;

    TestDatabase open(Path directory) {
        return this == H2 ? TestDatabase.h2(directory) : TestDatabase.postgresql();
    }
}
