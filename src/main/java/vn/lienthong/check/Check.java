package vn.lienthong.check;

import java.util.List;

/** One thing a machine can find out. */
interface Check {
    /** @param about the partner; empty where the check is about none */
    List<Finding> run(Surroundings at, String about);
}
