/** The connection check: what the published steps still want, who must act, and the minutes of it. */
package vn.lienthong.check;
