package vn.lienthong.engine;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import vn.lienthong.testing.PostgresDump;
import vn.lienthong.testing.TestDatabase;

/** PostgreSQL is dumped and put back by its own means; documents, manifest and the pause are the engine's. */
class BackupOnPostgresIT extends BackupContract {
    private final TestDatabase lost = TestDatabase.postgresql();
    private final TestDatabase other = TestDatabase.postgresql();
    private PostgresDump dump;

    @Override
    void useDatabase(Map<String, String> settings, boolean restored) {
        EngineFixture.useDatabase(settings, restored ? other : lost);
    }

    @Override
    void dumpDatabase() throws Exception {
        dump = PostgresDump.of(lost);
    }

    @Override
    void restoreDatabase() throws Exception {
        dump.into(other);
    }

    @Override
    void dropDatabase() throws Exception {
        dump.into(lost);
    }

    @AfterEach
    void close() {
        lost.close();
        other.close();
    }
}
