package vn.lienthong.engine;

import vn.lienthong.retention.PurgeFixture;

class PurgeKillOnPostgresIT extends PurgeKillContract {
    @Override
    PurgeFixture.Kind kind() {
        return PurgeFixture.Kind.POSTGRESQL;
    }
}
