package vn.lienthong.engine;

import java.util.Map;

class KillOnH2IT extends KillContract {
    @Override
    void useDatabase(Map<String, String> settings) {}
}
