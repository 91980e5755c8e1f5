package vn.lienthong.engine;

import java.util.Map;

class BackupOnH2IT extends BackupContract {
    @Override
    void useDatabase(Map<String, String> settings, boolean restored) {}

    @Override
    void dumpDatabase() {}

    @Override
    void restoreDatabase() {}

    @Override
    void dropDatabase() {}
}
