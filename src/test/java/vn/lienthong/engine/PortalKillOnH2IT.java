package vn.lienthong.engine;

import java.util.Map;

class PortalKillOnH2IT extends PortalKillContract {
    @Override
    void useDatabase(Map<String, String> settings) {}
}
