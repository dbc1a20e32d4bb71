/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-item.h"

G_BEGIN_DECLS

/**
 * WaymarkOrder:
 *
 * What the rows of a plan can be sorted by.
 */
typedef enum
{
  WAYMARK_ORDER_PLAN,
  WAYMARK_ORDER_TEXT,
  WAYMARK_ORDER_LEADS,
  WAYMARK_ORDER_DUE,
  WAYMARK_ORDER_STATUS,
  WAYMARK_ORDER_RATING,
  WAYMARK_N_ORDERS
} WaymarkOrder;

void waymark_order_sort (GPtrArray *items, WaymarkOrder order, gboolean descending);

G_END_DECLS
