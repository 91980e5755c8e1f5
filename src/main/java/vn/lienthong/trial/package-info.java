/** A province's own route tests: one route, a message, what partners answer, and what is expected. */
package vn.lienthong.trial;
