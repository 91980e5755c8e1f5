/** The command line. Commands that look at or repair a running engine speak to its operations API. */
package vn.lienthong.cli;
