package vn.lienthong.engine;

import java.util.Map;

class TwoFrontsKillOnH2IT extends TwoFrontsKillContract {
    @Override
    void useDatabase(Map<String, String> settings) {}
}
