/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that appear whole or not at all, also when the system refuses one call after another. */
#include "base/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("jeonsi-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "한강.pdf", NULL);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);

  for (const char *name = dir ? g_dir_read_name (dir) : NULL; name; name = g_dir_read_name (dir))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_assert_cmpint (remove (path), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_tree (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
assert_content (const char *path, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, expected);
}

static void
assert_n_files (const char *folder, guint expected)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  for (const char *name = g_dir_read_name (dir); name; name = g_dir_read_name (dir))
    {
      g_test_message ("there is: %s", name);
      n++;
    }
  g_assert_cmpuint (n, ==, expected);
}

static void
put (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (jsn_out_file_put (path, text, strlen (text), TRUE, &error));
  g_assert_no_error (error);
}

static guint
get_mode (const char *path)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  return info.st_mode & 07777;
}

static void
test_put (Fixture *fixture, gconstpointer data)
{
  mode_t before = umask (027);

  put (fixture->path, "one");
  umask (before);
  assert_content (fixture->path, "one");
  g_assert_cmpuint (get_mode (fixture->path), ==, 0640);
  put (fixture->path, "two");
  assert_content (fixture->path, "two");
  g_assert_cmpuint (get_mode (fixture->path), ==, 0640);
  put (fixture->path, "");
  assert_content (fixture->path, "");
  assert_n_files (fixture->folder, 1);
}

static void
test_print (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnOutFile) file = jsn_out_file_open (fixture->path, &error);

  g_assert_no_error (error);
  g_assert_true (jsn_out_file_print (file, &error, "%s %d", "북촌", 8));
  g_assert_cmpint (write (jsn_out_file_get_fd (file), " km", 3), ==, 3);
  g_assert_cmpint (lseek (jsn_out_file_get_fd (file), 0, SEEK_CUR), ==, 11);
  assert_n_files (fixture->folder, 0);
  g_assert_true (jsn_out_file_commit (file, FALSE, &error));
  assert_content (fixture->path, "북촌 8 km");
}

static void
test_no_commit (Fixture *fixture, gconstpointer data)
{
  JsnOutFile *file = jsn_out_file_open (fixture->path, NULL);

  g_assert_true (jsn_out_file_write (file, "x", 1, NULL));
  jsn_out_file_free (file);
  assert_n_files (fixture->folder, 0);
}

static void
test_exists (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (jsn_out_file_put (fixture->path, "old", 3, FALSE, &error));
  g_assert_false (jsn_out_file_put (fixture->path, "new", 3, FALSE, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_EXISTS);
  assert_content (fixture->path, "old");
  assert_n_files (fixture->folder, 1);
}

static void
test_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "deep", NULL);
  g_autofree char *target = g_build_filename (folder, "target", NULL);
  g_autofree char *second = g_build_filename (folder, "second", NULL);

  g_assert_cmpint (g_mkdir (folder, 0777), ==, 0);
  g_assert_cmpint (symlink ("deep/second", fixture->path), ==, 0);
  g_assert_cmpint (symlink ("target", second), ==, 0);
  put (fixture->path, "through a dangling link");
  put (fixture->path, "through a link");
  assert_content (target, "through a link");
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (second, G_FILE_TEST_IS_SYMLINK));
  assert_n_files (folder, 2);
}

static void
assert_refused (const char *path, JsnError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnOutFile) file = jsn_out_file_open (path, &error);

  g_assert_null (file);
  g_assert_error (error, JSN_ERROR, (int)code);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *fifo = g_build_filename (fixture->folder, "fifo", NULL);
  g_autofree char *slash = g_strconcat (fixture->path, "/", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", "file", NULL);
  g_autofree char *below = g_build_filename (fixture->folder, "fifo", "file", NULL);
  g_autofree char *loop = g_build_filename (fixture->folder, "loop", NULL);

  g_assert_cmpint (mkfifo (fifo, 0666), ==, 0);
  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  g_assert_cmpint (symlink ("fifo", fixture->path), ==, 0);
  assert_refused (fifo, JSN_ERROR_NOT_REGULAR);
  assert_refused (fixture->path, JSN_ERROR_NOT_REGULAR);
  assert_refused (fixture->folder, JSN_ERROR_NOT_REGULAR);
  assert_refused (slash, JSN_ERROR_NOT_REGULAR);
  assert_refused (loop, JSN_ERROR_NOT_FOUND);
  assert_refused (missing, JSN_ERROR_NOT_FOUND);
  assert_refused (below, JSN_ERROR_NOT_FOUND);
  assert_refused ("", JSN_ERROR_NOT_FOUND);
  assert_refused (".", JSN_ERROR_NOT_REGULAR);
  /* Opened only, never committed: were this broken, the device would be gone. */
  assert_refused ("/dev/full", JSN_ERROR_NOT_REGULAR);
}

/* A device or FIFO may come to the name after the file was opened. */
static void
test_refused_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnOutFile) file = jsn_out_file_open (fixture->path, &error);
  struct stat info;

  g_assert_true (jsn_out_file_write (file, "x", 1, &error));
  g_assert_cmpint (mkfifo (fixture->path, 0666), ==, 0);
  g_assert_false (jsn_out_file_commit (file, TRUE, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_NOT_REGULAR);
  g_assert_cmpint (lstat (fixture->path, &info), ==, 0);
  g_assert_true (S_ISFIFO (info.st_mode));
}

static void
test_long_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_strnfill (255, 'n');
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *longer = g_strconcat (path, "n", NULL);

  put (path, "one");
  put (path, "two");
  assert_content (path, "two");
  assert_n_files (fixture->folder, 1);
  assert_refused (longer, JSN_ERROR_NOT_FOUND);
}

static void
test_full (Fixture *fixture, gconstpointer data)
{
  const struct rlimit limit = { 4096, 4096 };
  g_autofree char *content = g_strnfill (10000, 'x');

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  g_autoptr (GError) error = NULL;
  put (fixture->path, "old");
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (jsn_out_file_put (fixture->path, content, 10000, TRUE, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_NO_SPACE);
  assert_content (fixture->path, "old");
  assert_n_files (fixture->folder, 1);
}

/* From now on this process gets @errnum from the system call @number, where its argument @arg has all bits of
 * @mask. */
static void
deny (guint number, guint arg, guint32 mask, int errnum)
{
  guint32 low = offsetof (struct seccomp_data, args) + arg * 8 + (G_BYTE_ORDER == G_BIG_ENDIAN ? 4 : 0);
  struct sock_filter code[] = {
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr)),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, number, 0, 4),
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, low),
    BPF_STMT (BPF_ALU | BPF_AND | BPF_K, mask),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, mask, 0, 1),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (guint32)errnum),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = { G_N_ELEMENTS (code), code };

  g_assert_cmpint (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), ==, 0);
  g_assert_cmpint (prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program), ==, 0);
}

static gboolean
in_child (void)
{
  if (g_test_subprocess ())
    return TRUE;
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
  return FALSE;
}

static void
test_hidden (Fixture *fixture, gconstpointer data)
{
  if (!in_child ())
    return;
  deny (SYS_openat, 2, O_TMPFILE, EOPNOTSUPP);

  g_autoptr (GError) error = NULL;
  g_autoptr (JsnOutFile) first = jsn_out_file_open (fixture->path, &error);
  g_assert_no_error (error);
  assert_n_files (fixture->folder, 1);
  g_assert_true (jsn_out_file_write (first, "first", 5, &error));

  /* A second writer of the same file leaves the first alone. */
  put (fixture->path, "second");
  assert_content (fixture->path, "second");
  g_assert_true (jsn_out_file_commit (first, TRUE, &error));
  assert_content (fixture->path, "first");
  assert_n_files (fixture->folder, 1);

  g_assert_false (jsn_out_file_put (fixture->path, "third", 5, FALSE, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_EXISTS);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  g_clear_error (&error);
  g_assert_true (jsn_out_file_put (fixture->path, "fourth", 6, FALSE, &error));
  assert_content (fixture->path, "fourth");
  assert_n_files (fixture->folder, 1);
}

static void
test_hidden_no_flag (Fixture *fixture, gconstpointer data)
{
  if (!in_child ())
    return;
  deny (SYS_openat, 2, O_TMPFILE, EISDIR);
  deny (SYS_renameat2, 4, 1, EINVAL);

  g_autoptr (GError) error = NULL;
  g_assert_true (jsn_out_file_put (fixture->path, "one", 3, FALSE, &error));
  assert_content (fixture->path, "one");
  assert_n_files (fixture->folder, 1);
  g_assert_false (jsn_out_file_put (fixture->path, "two", 3, FALSE, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_EXISTS);
  assert_content (fixture->path, "one");
  assert_n_files (fixture->folder, 1);
}

static void
test_stale (Fixture *fixture, gconstpointer data)
{
  if (!in_child ())
    return;
  deny (SYS_openat, 2, O_TMPFILE, EOPNOTSUPP);

  pid_t pid = fork ();
  if (pid == 0)
    {
      JsnOutFile *file = jsn_out_file_open (fixture->path, NULL);

      jsn_out_file_write (file, "half", 4, NULL);
      kill (getpid (), SIGKILL);
    }
  int status = 0;
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  assert_n_files (fixture->folder, 1);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  put (fixture->path, "whole");
  assert_content (fixture->path, "whole");
  assert_n_files (fixture->folder, 1);
}

/* Each system call of a commit fails in turn: FALSE, the old file is whole, nothing else is left. */
static void
test_calls_fail (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    guint number;
    int errnum;
    JsnError code;
  } calls[] = {
    { SYS_fsync, EIO, JSN_ERROR_FAILED },       { SYS_write, ENOSPC, JSN_ERROR_NO_SPACE },
    { SYS_linkat, EDQUOT, JSN_ERROR_NO_SPACE }, { SYS_renameat, EACCES, JSN_ERROR_ACCESS },
    { SYS_close, EIO, JSN_ERROR_FAILED },
  };

  put (fixture->path, "old");
  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      pid_t pid = fork ();

      if (pid == 0)
        {
          g_autoptr (GError) error = NULL;
          JsnOutFile *file = jsn_out_file_open (fixture->path, NULL);

          deny (calls[i].number, 0, 0, calls[i].errnum);
          gboolean done
              = jsn_out_file_write (file, "new", 3, &error) && jsn_out_file_commit (file, TRUE, &error);
          jsn_out_file_free (file);
          _exit (!done && g_error_matches (error, JSN_ERROR, (int)calls[i].code) ? 0 : 1);
        }
      int status = 0;
      g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
      g_test_message ("system call %u", calls[i].number);
      g_assert_cmpint (status, ==, 0);
      assert_content (fixture->path, "old");
      assert_n_files (fixture->folder, 1);
    }
}

static void
test_make_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *deep = g_build_filename (fixture->folder, "a", "b", "c/", NULL);
  g_autofree char *below = g_build_filename (fixture->path, "x", NULL);

  g_assert_true (jsn_make_folder (deep, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (deep, G_FILE_TEST_IS_DIR));
  g_assert_true (jsn_make_folder (deep, &error));

  put (fixture->path, "a file");
  g_assert_false (jsn_make_folder (fixture->path, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (jsn_make_folder (below, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_NOT_FOUND);
}

#define ADD(name, function) g_test_add ("/base/outfile/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("put", test_put);
  ADD ("print", test_print);
  ADD ("no-commit", test_no_commit);
  ADD ("exists", test_exists);
  ADD ("link", test_link);
  ADD ("refused", test_refused);
  ADD ("refused-late", test_refused_late);
  ADD ("long-name", test_long_name);
  ADD ("full", test_full);
  ADD ("hidden", test_hidden);
  ADD ("hidden-no-flag", test_hidden_no_flag);
  ADD ("stale", test_stale);
  ADD ("calls-fail", test_calls_fail);
  ADD ("make-folder", test_make_folder);
  return g_test_run ();
}
