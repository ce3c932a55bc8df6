const known = ['placement/region', 'placement/region-name']
