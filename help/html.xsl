<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!-- What the stylesheets for web pages do not know: that Urdu is written from right to left. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0">
  <xsl:template name="l10n.direction">
    <xsl:param name="node" select="."/>
    <xsl:param name="lang" select="/*/@xml:lang | /*/*[1]/@xml:lang"/>
    <xsl:choose>
      <xsl:when test="starts-with($lang, 'ur')">rtl</xsl:when>
      <xsl:otherwise>ltr</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
