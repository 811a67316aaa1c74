<?php namespace Acme\Faker; class Factory {}
