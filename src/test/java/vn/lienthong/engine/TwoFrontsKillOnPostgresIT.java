package vn.lienthong.engine;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import vn.lienthong.testing.TestDatabase;

class TwoFrontsKillOnPostgresIT extends TwoFrontsKillContract {
    private final TestDatabase database = TestDatabase.postgresql();

    @Override
    void useDatabase(Map<String, String> settings) {
        EngineFixture.useDatabase(settings, database);
    }

    @AfterEach
    void close() {
        database.close();
    }
}
