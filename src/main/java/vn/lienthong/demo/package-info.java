/**
 * Engine and simulated partners in one process, and the check of what really happened. Stands beside the command line.
 */
package vn.lienthong.demo;
