/* Reads the columns that a computed tabulation needs, and does nothing with them: the time no program can beat.
 *
 * usage: read_baseline FILE.gpkg LAYER THREADS COLUMN...
 *
 * Each thread has its own read-only connection and draws runs of row ids from one counter, until none is left.
 * Prints the rows and bytes it saw.
 */
#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

enum { RUN = 8192, MAXIMUM_THREADS = 256 };

static const char *path;
static char query[4096];
static int columns;
static long long first_id, last_id;
static atomic_llong next_run, total_rows, total_bytes;

static void stop(const char *what, sqlite3 *database) {
    fprintf(stderr, "read_baseline: %s: %s\n", what, database ? sqlite3_errmsg(database) : "");
    exit(1);
}

static sqlite3 *open_database(void) {
    sqlite3 *database = NULL;
    if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
        stop(path, database);
    /* No mmap_size: reading through SQLite's own page cache took less processor time than mapped pages did. */
    return database;
}

static void *work(void *unused) {
    (void)unused;
    sqlite3 *database = open_database();
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(database, query, -1, &statement, NULL) != SQLITE_OK) stop(query, database);
    long long rows = 0, bytes = 0;
    for (;;) {
        long long from = first_id + atomic_fetch_add(&next_run, 1) * RUN;
        if (from > last_id) break;
        sqlite3_bind_int64(statement, 1, from);
        sqlite3_bind_int64(statement, 2, from + RUN - 1);
        int state;
        while ((state = sqlite3_step(statement)) == SQLITE_ROW) {
            rows++;
            for (int column = 0; column < columns; column++)
                if (sqlite3_column_blob(statement, column)) bytes += sqlite3_column_bytes(statement, column);
        }
        if (state != SQLITE_DONE) stop("step", database);
        sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
    sqlite3_close(database);
    atomic_fetch_add(&total_rows, rows);
    atomic_fetch_add(&total_bytes, bytes);
    return NULL;
}

int main(int count, char **arguments) {
    if (count < 5) {
        fprintf(stderr, "usage: read_baseline FILE.gpkg LAYER THREADS COLUMN...\n");
        return 64;
    }
    path = arguments[1];
    int threads = atoi(arguments[3]);
    if (threads < 1 || threads > MAXIMUM_THREADS) return 64;
    columns = count - 4;
    int length = snprintf(query, sizeof query, "SELECT \"%s\"", arguments[4]);
    for (int column = 1; column < columns; column++)
        length += snprintf(query + length, sizeof query - length, ", \"%s\"", arguments[4 + column]);
    snprintf(query + length, sizeof query - length, " FROM \"%s\" WHERE rowid BETWEEN ?1 AND ?2", arguments[2]);

    char extent[512];
    snprintf(extent, sizeof extent, "SELECT min(rowid), max(rowid) FROM \"%s\"", arguments[2]);
    sqlite3 *database = open_database();
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(database, extent, -1, &statement, NULL) != SQLITE_OK) stop(extent, database);
    if (sqlite3_step(statement) != SQLITE_ROW) stop(extent, database);
    first_id = sqlite3_column_int64(statement, 0);
    last_id = sqlite3_column_int64(statement, 1);
    sqlite3_finalize(statement);
    sqlite3_close(database);

    pthread_t workers[MAXIMUM_THREADS];
    for (int thread = 0; thread < threads; thread++) pthread_create(&workers[thread], NULL, work, NULL);
    for (int thread = 0; thread < threads; thread++) pthread_join(workers[thread], NULL);
    printf("%lld rows, %lld bytes\n", (long long)total_rows, (long long)total_bytes);
    return 0;
}
