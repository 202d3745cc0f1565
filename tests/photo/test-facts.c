/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each fact of the camera, and each way in which it can be wrong. */
#include <math.h>
#include <string.h>

#include "make.h"
#include "photo/read.h"

#define LENS 0xa434
#define OFFSET_TIME 0x9011
#define ISO_SPEED 0x8833

static JsnPhoto *
read_with (ExifData *exif)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) block = make_exif_finish (exif);
  g_autoptr (GBytes) plain = make_jpeg (40, 20);
  g_autoptr (GBytes) jpeg = make_with_exif (plain, block);
  char *folder = make_folder ();
  g_autofree char *path = make_file (folder, "photo.jpg", jpeg);
  JsnPhoto *photo = jsn_photo_read (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (photo);
  make_remove (folder);
  return photo;
}

static JsnPhoto *
read_with_text (ExifIfd ifd, int tag, const char *text)
{
  ExifData *exif = make_exif ();

  make_exif_text (exif, ifd, tag, text);
  return read_with (exif);
}

static void
test_all (void)
{
  ExifData *exif = make_exif ();

  make_exif_text (exif, EXIF_IFD_0, EXIF_TAG_MAKE, "NIKON CORPORATION  ");
  make_exif_text (exif, EXIF_IFD_0, EXIF_TAG_MODEL, "NIKON D90");
  make_exif_text (exif, EXIF_IFD_EXIF, LENS, "35mm f/1.8");
  make_exif_text (exif, EXIF_IFD_EXIF, EXIF_TAG_DATE_TIME_ORIGINAL, "2013:04:05 06:07:08");
  make_exif_text (exif, EXIF_IFD_EXIF, EXIF_TAG_SUB_SEC_TIME_ORIGINAL, "12");
  make_exif_text (exif, EXIF_IFD_EXIF, OFFSET_TIME, "+09:00");
  make_exif_rationals (exif, EXIF_IFD_EXIF, EXIF_TAG_EXPOSURE_TIME, 1, (guint32[]){ 1, 250 });
  make_exif_rationals (exif, EXIF_IFD_EXIF, EXIF_TAG_FNUMBER, 1, (guint32[]){ 28, 10 });
  make_exif_short (exif, EXIF_IFD_EXIF, EXIF_TAG_ISO_SPEED_RATINGS, 400);
  make_exif_rationals (exif, EXIF_IFD_EXIF, EXIF_TAG_FOCAL_LENGTH, 1, (guint32[]){ 35, 1 });
  make_exif_text (exif, EXIF_IFD_GPS, EXIF_TAG_GPS_LATITUDE_REF, "S");
  make_exif_rationals (exif, EXIF_IFD_GPS, EXIF_TAG_GPS_LATITUDE, 3, (guint32[]){ 33, 1, 30, 1, 36, 1 });
  make_exif_text (exif, EXIF_IFD_GPS, EXIF_TAG_GPS_LONGITUDE_REF, "W");
  make_exif_rationals (exif, EXIF_IFD_GPS, EXIF_TAG_GPS_LONGITUDE, 3, (guint32[]){ 70, 1, 1530, 100, 0, 1 });
  make_exif_bytes (exif, EXIF_IFD_GPS, EXIF_TAG_GPS_ALTITUDE_REF, EXIF_FORMAT_BYTE, "\1", 1);
  make_exif_rationals (exif, EXIF_IFD_GPS, EXIF_TAG_GPS_ALTITUDE, 1, (guint32[]){ 125, 10 });

  g_autoptr (JsnPhoto) photo = read_with (exif);
  g_autofree char *exposure = jsn_photo_describe_exposure (photo);

  g_assert_cmpint (photo->format, ==, JSN_FORMAT_JPEG);
  g_assert_cmpint (photo->width_px, ==, 40);
  g_assert_cmpint (photo->height_px, ==, 20);
  g_assert_cmpint (photo->components, ==, 3);
  g_assert_cmpint (photo->orientation, ==, 1);
  g_assert_cmpuint (strlen (photo->hash), ==, 32);
  g_assert_cmpstr (photo->make, ==, "NIKON CORPORATION");
  g_assert_cmpstr (photo->model, ==, "NIKON D90");
  g_assert_cmpstr (photo->lens, ==, "35mm f/1.8");
  g_assert_cmpstr (photo->taken, ==, "2013-04-05T06:07:08.12+09:00");
  g_assert_cmpfloat_with_epsilon (photo->exposure_time_s, 0.004, 1e-9);
  g_assert_cmpfloat_with_epsilon (photo->f_number, 2.8, 1e-9);
  g_assert_cmpfloat (photo->iso, ==, 400);
  g_assert_cmpfloat (photo->focal_length_mm, ==, 35);
  g_assert_cmpfloat_with_epsilon (photo->latitude, -33.51, 1e-9);
  g_assert_cmpfloat_with_epsilon (photo->longitude, -70.255, 1e-9);
  g_assert_cmpfloat_with_epsilon (photo->altitude_m, -12.5, 1e-9);
  g_assert_cmpuint (photo->warnings->len, ==, 0);
  g_assert_cmpstr (exposure, ==, "1/250 s · f/2.8 · ISO 400 · 35 mm");
}

static void
test_nothing (void)
{
  g_autoptr (JsnPhoto) photo = read_with (make_exif ());

  g_assert_null (photo->make);
  g_assert_null (photo->taken);
  g_assert_true (isnan (photo->exposure_time_s) && isnan (photo->f_number) && isnan (photo->iso));
  g_assert_true (isnan (photo->latitude) && isnan (photo->longitude) && isnan (photo->altitude_m));
  g_assert_null (jsn_photo_describe_exposure (photo));
  g_assert_cmpint (photo->orientation, ==, 1);
  g_assert_cmpuint (photo->warnings->len, ==, 0);
}

static void
test_zero_denominator (void)
{
  ExifData *exif = make_exif ();

  make_exif_rationals (exif, EXIF_IFD_EXIF, EXIF_TAG_EXPOSURE_TIME, 1, (guint32[]){ 1, 0 });
  make_exif_rationals (exif, EXIF_IFD_EXIF, EXIF_TAG_FNUMBER, 1, (guint32[]){ 0, 0 });
  make_exif_rationals (exif, EXIF_IFD_EXIF, EXIF_TAG_FOCAL_LENGTH, 1, (guint32[]){ 4000000000, 1 });

  g_autoptr (JsnPhoto) photo = read_with (exif);

  g_assert_true (isnan (photo->exposure_time_s) && isnan (photo->f_number) && isnan (photo->focal_length_mm));
  /* One for 1/0, one for the absurd focal length; 0/0 is EXIF's word for unknown. */
  g_assert_cmpuint (photo->warnings->len, ==, 2);
}

typedef struct
{
  const char *in;
  const char *out;
  guint n_warnings;
} Date;

static void
test_dates (void)
{
  const Date cases[] = {
    { "2013:04:05 06:07:08", "2013-04-05T06:07:08", 0 },
    { "2013-02-03T04:05:06Z", "2013-02-03T04:05:06+00:00", 0 },
    { "2013/02/03 04:05:06", "2013-02-03T04:05:06", 0 },
    { "2012:02:29 23:59:59", "2012-02-29T23:59:59", 0 },
    { "0000:00:00 00:00:00", NULL, 0 },
    { "    :  :     :  :  ", NULL, 0 },
    { "2013:02:29 12:00:00", NULL, 1 },
    { "2013:13:01 00:00:00", NULL, 1 },
    { "2013:04:05 24:00:00", NULL, 1 },
    { "yesterday", NULL, 1 },
    { "2013:04:05", NULL, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsnPhoto) photo = read_with_text (EXIF_IFD_EXIF, EXIF_TAG_DATE_TIME_ORIGINAL, cases[i].in);

      g_test_message ("%s", cases[i].in);
      g_assert_cmpstr (photo->taken, ==, cases[i].out);
      g_assert_cmpuint (photo->warnings->len, ==, cases[i].n_warnings);
    }
  /* When the file was changed is not when the photo was taken. */
  g_autoptr (JsnPhoto) changed = read_with_text (EXIF_IFD_0, EXIF_TAG_DATE_TIME, "2013:04:05 06:07:08");

  g_assert_null (changed->taken);
}

static void
test_iso (void)
{
  ExifData *exif = make_exif ();
  guint8 wide[4];

  exif_set_long (wide, EXIF_BYTE_ORDER_INTEL, 102400);
  make_exif_short (exif, EXIF_IFD_EXIF, EXIF_TAG_ISO_SPEED_RATINGS, 65535);
  make_exif_bytes (exif, EXIF_IFD_EXIF, ISO_SPEED, EXIF_FORMAT_LONG, wide, sizeof wide);

  g_autoptr (JsnPhoto) photo = read_with (exif);

  g_assert_cmpfloat (photo->iso, ==, 102400);
}

static void
check_no_position (const char *ref, guint n, const guint32 *latitude)
{
  ExifData *exif = make_exif ();

  if (ref != NULL)
    make_exif_text (exif, EXIF_IFD_GPS, EXIF_TAG_GPS_LATITUDE_REF, ref);
  make_exif_rationals (exif, EXIF_IFD_GPS, EXIF_TAG_GPS_LATITUDE, n, latitude);
  make_exif_text (exif, EXIF_IFD_GPS, EXIF_TAG_GPS_LONGITUDE_REF, "E");
  make_exif_rationals (exif, EXIF_IFD_GPS, EXIF_TAG_GPS_LONGITUDE, 1, (guint32[]){ 126, 1 });

  g_autoptr (JsnPhoto) photo = read_with (exif);

  g_assert_true (isnan (photo->latitude) && isnan (photo->longitude));
}

static void
test_position (void)
{
  check_no_position ("N", 3, (guint32[]){ 999, 1, 0, 1, 0, 1 });
  check_no_position ("N", 3, (guint32[]){ 37, 0, 0, 1, 0, 1 });
  check_no_position ("X", 3, (guint32[]){ 37, 1, 0, 1, 0, 1 });
  check_no_position (NULL, 3, (guint32[]){ 37, 1, 0, 1, 0, 1 });
}

static void
test_texts (void)
{
  g_autoptr (JsnPhoto) korean = read_with_text (EXIF_IFD_0, EXIF_TAG_IMAGE_DESCRIPTION, "한강의 노을");
  g_autoptr (JsnPhoto) chinese = read_with_text (EXIF_IFD_0, EXIF_TAG_IMAGE_DESCRIPTION, "汉江的晚霞");
  g_autoptr (JsnPhoto) english = read_with_text (EXIF_IFD_0, EXIF_TAG_IMAGE_DESCRIPTION, "Sunset");
  g_autoptr (JsnPhoto) latin = read_with_text (EXIF_IFD_0, EXIF_TAG_IMAGE_DESCRIPTION, "Caf\xe9");
  g_autoptr (JsnPhoto) camera
      = read_with_text (EXIF_IFD_0, EXIF_TAG_IMAGE_DESCRIPTION, "OLYMPUS DIGITAL CAMERA         ");
  ExifData *exif = make_exif ();
  const guint8 comment[] = { 'U', 'N', 'I', 'C', 'O', 'D', 'E', 0, 0xd5, 0x5c, 0xac, 0x15 };
  const guint8 title[] = { 0x1c, 0xc8, 0xa9, 0xba, 0, 0 };

  g_assert_cmpstr (jsn_texts_get (korean->texts, "caption", "ko"), ==, "한강의 노을");
  g_assert_cmpstr (jsn_texts_get (chinese->texts, "caption", "zh-CN"), ==, "汉江的晚霞");
  g_assert_cmpstr (jsn_texts_get (english->texts, "caption", "en"), ==, "Sunset");
  g_assert_cmpuint (english->warnings->len, ==, 0);
  g_assert_cmpstr (jsn_texts_get (latin->texts, "caption", "en"), ==, "Café");
  g_assert_cmpuint (latin->warnings->len, ==, 1);
  g_assert_false (jsn_texts_has (camera->texts, "caption"));

  make_exif_text (exif, EXIF_IFD_0, EXIF_TAG_ARTIST, "홍길동");
  make_exif_bytes (exif, EXIF_IFD_EXIF, EXIF_TAG_USER_COMMENT, EXIF_FORMAT_UNDEFINED, comment, sizeof comment);
  make_exif_bytes (exif, EXIF_IFD_0, EXIF_TAG_XP_TITLE, EXIF_FORMAT_BYTE, title, sizeof title);

  g_autoptr (JsnPhoto) photo = read_with (exif);

  g_assert_cmpstr (jsn_texts_get (photo->texts, "creator", ""), ==, "홍길동");
  g_assert_cmpstr (jsn_texts_get (photo->texts, "caption", "ko"), ==, "한강");
  g_assert_cmpstr (jsn_texts_get (photo->texts, "headline", "ko"), ==, "제목");
}

/* Each cut of a good block: no crash, and no fact that the whole block does not hold. */
static void
test_cut (void)
{
  ExifData *exif = make_exif ();

  make_exif_text (exif, EXIF_IFD_0, EXIF_TAG_MODEL, "NIKON D90");
  make_exif_rationals (exif, EXIF_IFD_EXIF, EXIF_TAG_FNUMBER, 1, (guint32[]){ 28, 10 });

  g_autoptr (GBytes) block = make_exif_finish (exif);
  g_autoptr (GBytes) plain = make_jpeg (16, 16);
  char *folder = make_folder ();

  for (gsize length = 0; length < g_bytes_get_size (block); length++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (block, 0, length);
      g_autoptr (GBytes) jpeg = make_with_exif (plain, part);
      g_autofree char *path = make_file (folder, "cut.jpg", jpeg);
      g_autoptr (JsnPhoto) photo = jsn_photo_read (path, NULL, NULL);

      g_assert_nonnull (photo);
      g_assert_true (photo->model == NULL || g_str_has_prefix ("NIKON D90", photo->model));
      g_assert_true (isnan (photo->f_number) || photo->f_number == 2.8);
    }
  make_remove (folder);
}

int
main (int argc, char **argv)
{
  make_begin (&argc, &argv);
  g_test_add_func ("/photo/facts/all", test_all);
  g_test_add_func ("/photo/facts/nothing", test_nothing);
  g_test_add_func ("/photo/facts/zero-denominator", test_zero_denominator);
  g_test_add_func ("/photo/facts/dates", test_dates);
  g_test_add_func ("/photo/facts/iso", test_iso);
  g_test_add_func ("/photo/facts/position", test_position);
  g_test_add_func ("/photo/facts/texts", test_texts);
  g_test_add_func ("/photo/facts/cut", test_cut);
  return g_test_run ();
}
