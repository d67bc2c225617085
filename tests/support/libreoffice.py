"""LibreOffice for tests: left out where it is missing, except on CI, where that is a failure."""

import os

import pytest

from xl_perfgoals.files.libreoffice.program import find_soffice

missing = find_soffice() is None and not os.environ.get("CI")
needs_soffice = pytest.mark.skipif(missing, reason="LibreOffice is not installed")
SOFFICE = [pytest.mark.soffice, needs_soffice]
"""For pytestmark, in files whose tests all need it."""

TELLTALE = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0"
 xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"
 xmlns:dom="http://www.w3.org/2001/xml-events"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ooo="http://openoffice.org/2004/office"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:scripts>
<office:script script:language="ooo:Basic"><ooo:libraries>
<ooo:library-embedded ooo:name="Standard"><ooo:module ooo:name="M"><ooo:source-code>
Function Go
  Open "{witness}" For Output As #1
  Print #1, "ran"
  Close #1
  Go = 1
End Function
</ooo:source-code></ooo:module></ooo:library-embedded></ooo:libraries></office:script>
<office:event-listeners><script:event-listener script:language="ooo:script" script:event-name="dom:load"
 xlink:href="vnd.sun.star.script:Standard.M.Go?language=Basic&amp;location=document"/></office:event-listeners>
</office:scripts>
<office:body><office:spreadsheet><table:table table:name="t">
<table:shapes><draw:frame svg:width="2cm" svg:height="2cm" svg:x="0cm" svg:y="0cm">
<draw:image xlink:href="{site}/picture.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>
</draw:frame></table:shapes>
<table:table-row><table:table-cell table:formula="of:=GO()" office:value-type="float"/></table:table-row>
<table:table-row><table:table-cell table:formula="of:=WEBSERVICE(&quot;{site}/service&quot;)"
 office:value-type="string"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document>
"""
"""A workbook that writes a file when its macro runs, and asks a web site for things."""
