/** Measures what the engine promises about speed; prints figures and never fails because of one. */
package vn.lienthong.bench;
