/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos with their captions: tries the arrangements a designer would and takes the one that shows most of the photos.
 */
#include <math.h>

#include "layout/templates.h"

#define MAX_PHOTOS 6
/* Photos of this many parts of 12 of a cell's width give the rest to a caption at their side. */
#define SIDE_FROM 6
#define SIDE_TO 9
/* Frames are made equal while none loses more than this share of its photo (by area). */
#define CROP_MAX 0.12
/* With three photos or more, captions give way to headlines when they would leave less to the photos than this share of
 * what headlines leave. */
#define CAPTION_SHARE_MIN 0.5
/* Between a photo and the caption below it, in lines; also room for a caption that grows by a line in proof-reading. */
#define CAPTION_GAP 0.75
#define CAPTION_SLACK 1.0
/* Kept for a caption that is not written yet, in lines. */
#define NO_CAPTION 9
/* Of the white that is left over, how much goes above: the optical centre lies above the middle. */
#define ABOVE 0.4

typedef struct
{
  JsnGrid *grid;
  const JsnPhoto *const *photos;
  guint n;
  double aspects[MAX_PHOTOS];
  gboolean uniform; /* all frames have one aspect */
} Task;

/* An arrangement: cells in rows and columns, captions below (side 0) or at the side of photos that have @side twelfths
 * of the cell. */
typedef struct
{
  guint rows, columns, side;
  const char *field;
  double cell_width, cell_height;
  double text_width;
  double widths[MAX_PHOTOS], heights[MAX_PHOTOS], texts[MAX_PHOTOS];
  double area; /* of the photos */
  double score;
} Plan;

static double
get_aspect (const JsnPhoto *photo)
{
  return photo && photo->width_px > 0 && photo->height_px > 0 ? (double)photo->width_px / photo->height_px : 1.5;
}

/* One aspect for all where it costs little: the one that crops the widest and the tallest alike. */
static void
choose_aspects (Task *task)
{
  double least = G_MAXDOUBLE, most = 0;

  for (guint i = 0; i < task->n; i++)
    {
      task->aspects[i] = CLAMP (get_aspect (task->photos[i]), 0.2, 5);
      least = MIN (least, task->aspects[i]);
      most = MAX (most, task->aspects[i]);
    }
  task->uniform = 1 - sqrt (least / most) <= CROP_MAX;
  for (guint i = 0; task->uniform && i < task->n; i++)
    task->aspects[i] = sqrt (least * most);
}

/* The languages in which a photo says anything. Free the array; the tags are borrowed. */
static GPtrArray *
list_languages (const JsnPhoto *photo)
{
  GPtrArray *languages = g_ptr_array_new ();

  for (guint i = 0; photo && i < jsn_texts_size (photo->texts); i++)
    {
      const JsnText *text = jsn_texts_at (photo->texts, i);

      if (*text->lang && !g_ptr_array_find_with_equal_func (languages, text->lang, g_str_equal, NULL))
        g_ptr_array_add (languages, text->lang);
    }
  g_ptr_array_add (languages, NULL);
  return languages;
}

static double
measure (const Task *task, const JsnPhoto *photo, const char *field, double width)
{
  const JsnGrid *grid = task->grid;
  g_autoptr (GPtrArray) languages = list_languages (photo);

  if (languages->len == 1)
    return grid->line * (g_str_equal (field, "caption-block") ? NO_CAPTION : NO_CAPTION / 3);
  g_autoptr (JsnSpeech) speech = jsn_speech_of_photo (photo, field, NULL, (const char *const *)languages->pdata);
  g_autoptr (JsnBlock) block = jsn_block_lay_out (speech, grid->context, &grid->tiers, width, NULL);
  return block->height + CAPTION_SLACK * grid->line;
}

/* The largest frame of the photo's aspect in the room there is; FALSE when there is too little. */
static gboolean
fit_frame (const Task *task, Plan *plan, guint i, double width, double height)
{
  if (width < plan->cell_width / 4 || height < plan->cell_height / 5)
    return FALSE;
  plan->widths[i] = MIN (width, height * task->aspects[i]);
  plan->heights[i] = plan->widths[i] / task->aspects[i];
  return TRUE;
}

static gboolean
fit_frames (const Task *task, Plan *plan)
{
  double gap = CAPTION_GAP * task->grid->line;
  double tallest = 0;

  for (guint i = 0; i < task->n; i++)
    {
      plan->texts[i] = measure (task, task->photos[i], plan->field, plan->text_width);
      tallest = MAX (tallest, plan->texts[i]);
    }
  if (plan->side && tallest > plan->cell_height)
    return FALSE;
  for (guint i = 0; i < task->n; i++)
    {
      double text = task->uniform ? tallest : plan->texts[i];
      double width = plan->side ? plan->cell_width - plan->text_width - task->grid->gutter : plan->cell_width;

      if (!fit_frame (task, plan, i, width, plan->side ? plan->cell_height : plan->cell_height - text - gap))
        return FALSE;
    }
  return TRUE;
}

/* More photo is better; a photo that leaves a hole beside it less so. */
static void
judge (const Task *task, Plan *plan)
{
  plan->area = plan->score = 0;
  for (guint i = 0; i < task->n; i++)
    {
      double area = plan->widths[i] * plan->heights[i];
      double filled = plan->side ? 1 : plan->widths[i] / plan->cell_width;

      plan->area += area;
      plan->score += area * (0.8 + 0.2 * filled);
    }
}

static gboolean
try_plan (const Task *task, Plan *plan)
{
  const JsnGrid *grid = task->grid;

  plan->cell_width = (grid->field.width - grid->gutter * (plan->columns - 1)) / plan->columns;
  plan->cell_height = (grid->field.height - 2 * grid->line * (plan->rows - 1)) / plan->rows;
  plan->text_width = plan->cell_width;
  if (plan->side)
    plan->text_width -= plan->cell_width * plan->side / 12 + grid->gutter;
  if (plan->text_width < 10 * jsn_tiers_get_size (&grid->tiers, "caption") || !fit_frames (task, plan))
    return FALSE;
  judge (task, plan);
  return TRUE;
}

static gboolean
find_plan (const Task *task, const char *field, Plan *best)
{
  best->score = 0;
  for (guint rows = 1; rows <= task->n; rows++)
    for (guint side = 0; side <= SIDE_TO; side = side ? side + 1 : SIDE_FROM)
      {
        Plan plan = { .rows = rows, .columns = (task->n + rows - 1) / rows, .side = side, .field = field };

        /* Full rows only: 4 photos stand in 1, 2 or 4 rows. */
        if (plan.columns * rows == task->n && try_plan (task, &plan) && plan.score > best->score)
          *best = plan;
      }
  return best->score > 0;
}

/* For sheets too small for any text: photos alone, in one row or column. */
static void
plan_without_text (const Task *task, Plan *plan)
{
  *plan = (Plan){ .rows = task->grid->height > task->grid->width ? task->n : 1 };
  plan->columns = task->n / plan->rows;
  plan->cell_width = (task->grid->field.width - task->grid->gutter * (plan->columns - 1)) / plan->columns;
  plan->cell_height = (task->grid->field.height - 2 * task->grid->line * (plan->rows - 1)) / plan->rows;
  for (guint i = 0; i < task->n; i++)
    fit_frame (task, plan, i, plan->cell_width, MAX (plan->cell_height, plan->cell_width / 5));
}

static void
choose_plan (const Task *task, Plan *plan)
{
  gboolean full = find_plan (task, "caption-block", plan);
  Plan brief;

  if (full && task->n < 3)
    return;
  if (find_plan (task, "headline-block", &brief) && (!full || plan->area < CAPTION_SHARE_MIN * brief.area))
    *plan = brief;
  else if (!full)
    plan_without_text (task, plan);
}

static double
get_height (const Task *task, const Plan *plan, guint i)
{
  if (plan->side)
    return MAX (plan->heights[i], plan->texts[i]);
  return plan->heights[i] + (plan->field ? CAPTION_GAP * task->grid->line + plan->texts[i] : 0);
}

static void
place (const Task *task, const Plan *plan)
{
  JsnGrid *grid = task->grid;
  double tallest = 0;

  for (guint i = 0; i < task->n; i++)
    tallest = MAX (tallest, get_height (task, plan, i));
  /* Several rows keep to their cells; one row stands at the optical centre. */
  double top = plan->rows == 1 ? MAX (plan->cell_height - tallest, 0) * ABOVE : 0;

  for (guint i = 0; i < task->n; i++)
    {
      double x = grid->field.x + (i % plan->columns) * (plan->cell_width + grid->gutter);
      double y = grid->field.y + top + (i / plan->columns) * (plan->cell_height + 2 * grid->line);
      JsnRect frame = { x, y, plan->widths[i], plan->heights[i] };
      JsnRect text = { x, y + frame.height + CAPTION_GAP * grid->line, plan->text_width, plan->texts[i] };

      if (plan->side)
        text = (JsnRect){ x + frame.width + grid->gutter, y, plan->text_width, plan->texts[i] };
      jsn_grid_add_frame (grid, frame, task->photos[i]);
      if (plan->field)
        jsn_grid_add_text (grid, text, plan->field, "caption")->photo = task->photos[i] ? task->photos[i]->id : 0;
    }
}

void
jsn_template_fill_photos (JsnGrid *grid, const JsnPhoto *const *photos, guint n_photos)
{
  g_return_if_fail (n_photos > 0 && n_photos <= MAX_PHOTOS);

  Task task = { .grid = grid, .photos = photos, .n = n_photos };
  Plan plan;

  choose_aspects (&task);
  choose_plan (&task, &plan);
  place (&task, &plan);
  jsn_grid_add_foot (grid);
}
