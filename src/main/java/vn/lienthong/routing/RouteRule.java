package vn.lienthong.routing;

/** One subject of the check of a single route file. */
interface RouteRule {
    void check(RouteDocument route, FaultList faults);
}
