package vn.lienthong.engine;

import vn.lienthong.retention.PurgeFixture;

class PurgeKillOnH2IT extends PurgeKillContract {
    @Override
    PurgeFixture.Kind kind() {
        return PurgeFixture.Kind.H2;
    }
}
