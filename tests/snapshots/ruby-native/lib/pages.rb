require "pages/pages"
