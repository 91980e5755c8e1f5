/** What the national portal is told: runs, chunks, and what it has seen. The calls themselves are routes. */
package vn.lienthong.portal;
